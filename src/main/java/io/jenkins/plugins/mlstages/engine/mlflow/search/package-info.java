/** MLflow's language of filters and orders: comparisons joined by AND, and columns to sort by. */
package io.jenkins.plugins.mlstages.engine.mlflow.search;
