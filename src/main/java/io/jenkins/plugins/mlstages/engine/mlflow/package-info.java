/**
 * MLflow's REST interface, so that code written for MLflow's clients works unchanged: requests become runs in progress
 * ({@code engine.tracking}) and changes of the model registry. Nothing here knows a web server; docs/mlflow.md lists the calls.
 */
package io.jenkins.plugins.mlstages.engine.mlflow;
