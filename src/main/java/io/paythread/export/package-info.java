/**
 * Lists as files, beyond what one answer gives: asked for, made by a job in pieces, fetched until they expire. Owns {@code
 * export}, {@code export_piece} and {@code export_file}. Promises that a file holds what its list would have shown to who
 * asked for it, each row once however often the work was interrupted, and that files in which somebody stands go when that
 * person is erased. Knows no list: the packages that have one declare an {@link io.paythread.export.ExportableList} each.
 */
@NullMarked
@CheckReturnValue
package io.paythread.export;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
