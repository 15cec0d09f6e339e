/** What the kamelet {@code user-directory-deactivate-action} needs beside its file. */
package io.offboard.kamelet;
