package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.nio.file.Files;
import java.nio.file.Path;

/** The names of packages whose folders are not below the repository's, since it is one of them. */
final class PackageFolder {

    private PackageFolder() {}

    /**
     * The name of the package a folder is, with those of the packages around it; empty if its name is no identifier, as
     * that of an unpacked archive, since then no import can name it.
     */
    static String nameOf(Path folder) {
        String name = "";
        Path next = folder;
        // the given folder is a package by what was found in it
        while (next != null
                && next.getFileName() != null
                && isIdentifier(next.getFileName().toString())) {
            name = name.isEmpty() ? next.getFileName().toString() : next.getFileName() + "." + name;
            next = next.getParent();
            if (next == null || !isPackage(next)) {
                break;
            }
        }
        return name;
    }

    private static boolean isPackage(Path folder) {
        return Files.isRegularFile(folder.resolve("__init__.py"))
                || Files.isRegularFile(folder.resolve("__init__.pyi"));
    }

    private static boolean isIdentifier(String name) {
        int first = name.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
    }
}
