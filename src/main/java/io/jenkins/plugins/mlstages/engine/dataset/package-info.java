/** Files of data read into a profile and a description: what trainings, drift checks and data checks begin with. */
package io.jenkins.plugins.mlstages.engine.dataset;
