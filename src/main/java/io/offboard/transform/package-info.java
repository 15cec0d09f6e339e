/** Mappings as data: the JSLT files of {@code transforms/}, and what is done to their results. */
package io.offboard.transform;
