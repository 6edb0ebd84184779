package org.codeanatomy.engine.build.internal.output;

import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;

/** Turns failures of the engine into failures of a build. */
public final class EngineFailures {

    private EngineFailures() {}

    /**
     * A build's failure with the engine's code.
     *
     * @param what what was being done, as the beginning of the sentence
     */
    public static BuildException of(String what, EngineException failure) {
        Kind kind =
                switch (failure.stage()) {
                    case PARSE, VALIDATE -> Kind.NORMALISATION;
                    case CONFIGURE -> Kind.CONFIGURATION;
                    case EXECUTE -> Kind.EXECUTION;
                };
        return new BuildException(kind, failure.code(), what + ": " + failure.getMessage(), failure);
    }
}
