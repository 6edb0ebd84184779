package org.codeanatomy.plugin.host.view;

/**
 * A name that a serving generation brings.
 *
 * @param generation its number
 * @param plugin the plugin's name
 * @param version its bundle's version
 * @param slot the slot's capability, for instance {@code scalar-function}
 * @param name the name, or an alias
 * @param alias whether it is an alias of another name
 */
public record ServiceStatus(long generation, String plugin, String version, String slot, String name, boolean alias) {}
