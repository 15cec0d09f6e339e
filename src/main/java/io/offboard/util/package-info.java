/** What knows nothing of offboarding: JSON, files, time. */
package io.offboard.util;
