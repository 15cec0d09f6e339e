/** The endpoint: HTTP in, the error envelope out. */
package io.offboard.http;
