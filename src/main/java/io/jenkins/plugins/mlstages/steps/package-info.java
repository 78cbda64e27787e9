/** The Pipeline steps: each reads its parameters, lets the engine work on the agent, keeps the record, marks the stage. */
package io.jenkins.plugins.mlstages.steps;
