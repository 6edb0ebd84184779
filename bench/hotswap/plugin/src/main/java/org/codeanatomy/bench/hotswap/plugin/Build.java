package org.codeanatomy.bench.hotswap.plugin;

/** Which build of the plugin this is. The benchmark makes the second build by replacing the text in the classes. */
final class Build {

    private static final String NAME = "hotswap-build-1";

    private Build() {}

    /** 1 or 2. */
    static long number() {
        return Character.digit(NAME.charAt(NAME.length() - 1), 10);
    }
}
