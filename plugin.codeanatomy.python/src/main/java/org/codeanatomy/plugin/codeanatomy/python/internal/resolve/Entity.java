package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

/** What an expression can mean. */
sealed interface Entity {

    /** A module of the repository. */
    record ModuleEntity(SourceModule module) implements Entity {}

    /** A folder with modules but without a file of its own, as a module that imports it sees it. */
    record NamespaceEntity(String name, SourceModule importer) implements Entity {}

    /** A function or lambda of the repository. */
    record FunctionEntity(SourceModule module, int node) implements Entity {}

    /** A class of the repository. */
    record ClassEntity(SourceModule module, int node) implements Entity {}

    /** A class or one of its subclasses: the first parameter of a class method. */
    record ClassOrSubclass(ClassEntity type) implements Entity {}

    /** An instance of a class; of exactly that class, or perhaps of a subclass. */
    record InstanceEntity(ClassEntity type, boolean exact) implements Entity {}

    /** What {@code super()} gives in a method of a class. */
    record SuperEntity(ClassEntity type) implements Entity {}

    /** Something outside the repository, by qualified name. */
    record ExternalEntity(String qualifiedName) implements Entity {}
}
