/** MLflow's interface on the command line: for the command of {@code train}, and for a whole store by {@code serve}. */
package io.jenkins.plugins.mlstages.cli.mlflow;
