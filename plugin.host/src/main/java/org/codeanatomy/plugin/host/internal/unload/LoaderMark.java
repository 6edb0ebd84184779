package org.codeanatomy.plugin.host.internal.unload;

import java.lang.ref.WeakReference;

/**
 * Marks a class loader so that it is found again in a heap dump, by the names of these fields.
 *
 * @param generation the number of the generation whose it is
 */
public record LoaderMark(long generation, WeakReference<ClassLoader> loader) {}
