package org.codeanatomy.engine.build;

/** The stages of a build, in their order. */
public enum BuildStage {
    /** The request is read: paths, globs. */
    PARSE,
    /** Source and output are checked; nothing has been written yet. */
    VALIDATE,
    /** Extractors and view packs are leased, and fitted together. */
    COMPILE,
    /** Source files are found and cut into chunks. */
    SCHEDULE,
    /** Chunks become evidence tables. */
    EXECUTE,
    /** Views become output tables, rules are checked, the manifest is published. */
    MATERIALISE,
    /** What killed builds left behind is removed. */
    MAINTAIN,
    /** The report is made. */
    RESPOND
}
