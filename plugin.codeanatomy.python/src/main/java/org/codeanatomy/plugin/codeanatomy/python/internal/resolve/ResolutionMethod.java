package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.Locale;

/** How a target was found, from the strongest to the weakest. */
public enum ResolutionMethod {
    /** By scopes, imports and attributes of modules and classes. */
    SCOPE(1.0),
    /** By the class hierarchy, through the first parameter of a method or {@code super()}. */
    HIERARCHY(1.0),
    /** By the class of a value that was made by calling it. */
    INSTANCE(0.9),
    /** By what a decorator returns. */
    DECORATOR(0.8),
    /** By what functions return, or yield to those who use them as fixtures or context managers. */
    RETURN(0.8),
    /** By an annotation. */
    ANNOTATION(0.7),
    /** By what is assigned to an attribute of an instance. */
    ATTRIBUTE(0.6);

    private final double confidence;
    private final String word = name().toLowerCase(Locale.ROOT);

    ResolutionMethod(double confidence) {
        this.confidence = confidence;
    }

    /** The word for it in tables. */
    public String word() {
        return word;
    }

    double confidence() {
        return confidence;
    }

    /** Whether nothing but names, imports and classes were needed. */
    boolean isExact() {
        return confidence == 1.0;
    }

    boolean isWeakerThan(ResolutionMethod other) {
        return compareTo(other) > 0;
    }
}
