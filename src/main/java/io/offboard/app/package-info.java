/** How the service is started, and its command line. */
package io.offboard.app;
