/** The steps in jobs that are configured by a form: Freestyle, Maven and matrix. */
package io.jenkins.plugins.mlstages.freestyle;
