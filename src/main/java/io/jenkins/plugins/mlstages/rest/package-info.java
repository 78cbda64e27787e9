/** How the data of pages are answered over HTTP. */
package io.jenkins.plugins.mlstages.rest;
