/** Texts for mails and other templates where the plugin token-macro is installed. */
package io.jenkins.plugins.mlstages.macros;
