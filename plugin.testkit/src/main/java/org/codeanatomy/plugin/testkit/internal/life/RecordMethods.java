package org.codeanatomy.plugin.testkit.internal.life;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Takes back what the JDK keeps of the last record whose {@code equals}, {@code hashCode} or {@code toString} was linked:
 * {@link ObjectMethods} has method handles in static fields, and each remembers the type that it was last adapted to.
 * That keeps one class loader, of whoever came last (seen on JDK 17); no plugin can do anything
 * about it. To link a record of this side makes the JDK forget the plugin's.
 */
final class RecordMethods {

    private RecordMethods() {}

    private record Neutral(RecordMethods value) {}

    /** Makes the JDK forget. */
    static void forget() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            var getter = lookup.findGetter(Neutral.class, "value", RecordMethods.class);
            MethodType equals = MethodType.methodType(boolean.class, Neutral.class, Object.class);
            MethodType hashCode = MethodType.methodType(int.class, Neutral.class);
            MethodType toString = MethodType.methodType(String.class, Neutral.class);
            ObjectMethods.bootstrap(lookup, "equals", equals, Neutral.class, "value", getter);
            ObjectMethods.bootstrap(lookup, "hashCode", hashCode, Neutral.class, "value", getter);
            ObjectMethods.bootstrap(lookup, "toString", toString, Neutral.class, "value", getter);
        } catch (Throwable e) { // the bootstrap method declares it
            throw new IllegalStateException("The methods of a record of the testkit cannot be linked.", e);
        }
    }
}
