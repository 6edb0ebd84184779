package org.codeanatomy.plugin.testkit.internal.life;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Takes back what the JDK keeps of the last record whose {@code equals}, {@code hashCode} or {@code toString} was linked:
 * {@link ObjectMethods} has method handles in static fields, and each remembers the type that it was last adapted to
 * (seen on JDK 17, strongly, and on 25, softly). That keeps one class loader, of whoever came last; no plugin can do
 * anything about it. To link the same methods for another class makes the JDK forget the plugin's.
 */
final class RecordMethods {

    private RecordMethods() {}

    /**
     * Makes the JDK forget.
     *
     * @param standIn what it remembers instead: a class whose loader is not one of the JDK's own, for which newer JDKs
     *     have a place of their own
     */
    static void forget(Class<?> standIn) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle getter = MethodHandles.identity(standIn);
        try {
            MethodType equals = MethodType.methodType(boolean.class, standIn, Object.class);
            MethodType hashCode = MethodType.methodType(int.class, standIn);
            MethodType toString = MethodType.methodType(String.class, standIn);
            ObjectMethods.bootstrap(lookup, "equals", equals, standIn, "value", getter);
            ObjectMethods.bootstrap(lookup, "hashCode", hashCode, standIn, "value", getter);
            ObjectMethods.bootstrap(lookup, "toString", toString, standIn, "value", getter);
        } catch (Throwable e) { // the bootstrap method declares it
            throw new IllegalStateException("The methods of a record cannot be linked for " + standIn + ".", e);
        }
    }
}
