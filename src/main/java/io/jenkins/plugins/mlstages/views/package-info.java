/** What lists of jobs show. */
package io.jenkins.plugins.mlstages.views;
