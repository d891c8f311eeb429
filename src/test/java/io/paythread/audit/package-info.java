/** Tests of the audit log. */
@NullMarked
package io.paythread.audit;

import org.jspecify.annotations.NullMarked;
