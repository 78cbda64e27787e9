/** What users chose on the pages, kept with the user: columns of tables, metrics of charts. */
package io.jenkins.plugins.mlstages.choices;
