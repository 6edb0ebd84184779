package org.codeanatomy.plugin.host.view;

/**
 * Something a plugin's bundle needs.
 *
 * @param generation the generation's number
 * @param plugin the plugin's name
 * @param version its bundle's version
 * @param kind {@code package}, {@code slot}, {@code java}, or the namespace of anything else
 * @param name what it needs
 * @param range the versions that fit, for instance {@code [1.0.0,2.0.0)}; empty if any does
 * @param optional whether it does without
 * @param provider the bundle that gives it, with its version; empty if nobody does
 * @param provided the version that is given; empty if nobody gives it
 */
public record RequirementStatus(
        long generation,
        String plugin,
        String version,
        String kind,
        String name,
        String range,
        boolean optional,
        String provider,
        String provided) {}
