/** What every web server of the command line asks of a request. */
package io.jenkins.plugins.mlstages.cli.http;
