/** What a job shows: trends, the table of its builds and their comparison, from its history file alone. */
package io.jenkins.plugins.mlstages.job;
