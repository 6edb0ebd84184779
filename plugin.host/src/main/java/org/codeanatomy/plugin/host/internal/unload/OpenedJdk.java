package org.codeanatomy.plugin.host.internal.unload;

import java.lang.reflect.Field;
import java.util.Optional;

/** Reads private fields of the JDK, where it was started with their packages opened. */
final class OpenedJdk {

    private static final String[] PACKAGES = {"java.lang", "java.util", "java.util.concurrent"};

    private OpenedJdk() {}

    /** What to start the JVM with so that everything can be seen; empty if it was. */
    static String whatIsClosed() {
        StringBuilder flags = new StringBuilder();
        for (String name : PACKAGES) {
            if (!Object.class.getModule().isOpen(name, OpenedJdk.class.getModule())) {
                flags.append(" --add-opens=java.base/").append(name).append("=ALL-UNNAMED");
            }
        }
        return flags.length() == 0
                ? ""
                : "thread-locals, shutdown hooks and timers cannot be seen: start the JVM with" + flags;
    }

    /** The value of a field of {@code owner}; empty if it is null, closed, or this JDK has no such field. */
    static Optional<Object> read(Class<?> owner, String field, Object instance) {
        try {
            Field found = owner.getDeclaredField(field);
            return found.trySetAccessible() ? Optional.ofNullable(found.get(instance)) : Optional.empty();
        } catch (NoSuchFieldException anotherJdk) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " was made accessible and is not.", e);
        }
    }

    /** The same for an instance whose class is not known here. */
    static Optional<Object> read(Object instance, String field) {
        for (Class<?> owner = instance.getClass(); owner != null; owner = owner.getSuperclass()) {
            Optional<Object> value = read(owner, field, instance);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
