/**
 * Why payments are declined, in words: what every code means, who can act, whether another try helps and when, what comes
 * next, and what the customer may be told, in five languages; what the networks allow after a decline. Owns no table of the
 * database: the codes and the texts are data of the program. Promises that a code which must not be told gives the customer
 * exactly the generic text, and that whoever may not see such a code sees it as one that nobody knows. Does not know
 * payments: {@code timeline} asks.
 */
@NullMarked
@CheckReturnValue
package io.paythread.decline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
