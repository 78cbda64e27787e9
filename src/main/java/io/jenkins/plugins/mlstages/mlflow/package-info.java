/** MLflow's interface in Jenkins: for the block of a training, and for users by their API tokens. */
package io.jenkins.plugins.mlstages.mlflow;
