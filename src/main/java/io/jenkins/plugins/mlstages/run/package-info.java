/** What a build shows: summary, page and its data. */
package io.jenkins.plugins.mlstages.run;
