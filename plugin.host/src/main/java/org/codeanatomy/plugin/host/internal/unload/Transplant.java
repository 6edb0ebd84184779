package org.codeanatomy.plugin.host.internal.unload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;

/**
 * Defines a copy of one of our classes beside a class of somebody else, whose class loader it then has. It must be named
 * after its neighbour's package, so the name in the constant pool is written anew.
 */
final class Transplant {

    private static final int MAGIC_AND_VERSION = 8;

    private final byte[] original;
    private final String name;

    /** @param type one whose file is a resource of its loader, and that refers to the JDK only */
    Transplant(Class<?> type) {
        this.name = type.getName().replace('.', '/');
        String file = type.getSimpleName() + ".class";
        try (InputStream bytes = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
            this.original = bytes.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The bundle's own class " + type.getName() + " cannot be read.", e);
        }
    }

    /** An instance of the copy beside {@code neighbour}. Once for each class loader, with which it goes. */
    <T> T beside(Class<?> neighbour, Class<T> as) throws ReflectiveOperationException {
        Lookup lookup = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
        String prefix = neighbour.getPackageName().isEmpty()
                ? ""
                : neighbour.getPackageName().replace('.', '/') + "/";
        byte[] copy = renamed(prefix + "CodeAnatomy" + name.substring(name.lastIndexOf('/') + 1));
        try {
            return as.cast(lookup.defineClass(copy).getDeclaredConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " cannot be made: " + e.getCause(), e);
        }
    }

    private byte[] renamed(String newName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(original.length + newName.length());
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(original));
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(in.readNBytes(MAGIC_AND_VERSION));
            int constants = in.readUnsignedShort();
            out.writeShort(constants);
            for (int i = 1; i < constants; i++) {
                i += copyConstant(in, out, newName);
            }
            in.transferTo(out);
        } catch (IOException e) { // memory only
            throw new IllegalStateException("The class file of " + name + " ends too early.", e);
        }
        return bytes.toByteArray();
    }

    /** Copies a constant, and returns how many more places of the pool it takes. */
    private int copyConstant(DataInputStream in, DataOutputStream out, String newName) throws IOException {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        switch (tag) {
            case 1 -> {
                String text = in.readUTF();
                out.writeUTF(text.equals(name) ? newName : text);
            }
            case 5, 6 -> {
                out.writeLong(in.readLong());
                return 1;
            }
            case 7, 8, 16, 19, 20 -> out.writeShort(in.readShort());
            case 15 -> out.write(in.readNBytes(3));
            default -> out.writeInt(in.readInt());
        }
        return 0;
    }
}
