/** What old builds keep of their stages. */
package io.jenkins.plugins.mlstages.retention;
