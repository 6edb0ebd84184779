package org.codeanatomy.plugin.host.view;

/**
 * A setting of the host.
 *
 * @param name the framework property behind the prefix {@code org.codeanatomy.plugin.host.}, or the name of what follows
 *     from several
 * @param value with its unit, as people read it
 * @param meaning what it is for
 */
public record SettingStatus(String name, String value, String meaning) {}
