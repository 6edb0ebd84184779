package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the sites of one module resolve to, as columns; sites in source order, the targets of a site beside each other.
 *
 * <p>Immutable once it is handed out.
 */
public final class Resolutions {

    /** What is resolved. */
    public enum SiteKind {
        IMPORT,
        REFERENCE,
        CALL;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The word for it in tables. */
        public String word() {
            return word;
        }
    }

    private final SourceModule module;
    private SiteKind[] kinds = new SiteKind[16];
    private int[] sites = new int[16];
    private int[] ordinals = new int[16];
    private SourceModule[] targetModules = new SourceModule[16];
    private int[] targetNodes = new int[16];
    private String[] qualifiedNames = new String[16];
    private ResolutionMethod[] methods = new ResolutionMethod[16];
    private double[] confidences = new double[16];
    private boolean[] ambiguous = new boolean[16];
    private int size;

    Resolutions(SourceModule module) {
        this.module = module;
    }

    /**
     * Adds what a site means, unless nothing of it can be a target.
     *
     * @return whether something was added
     */
    boolean add(SiteKind kind, int site, Meaning meaning, QualifiedNames names) {
        int ordinal = 0;
        for (Entity candidate : meaning.candidates()) {
            String qualifiedName = names.of(candidate);
            if (qualifiedName != null) {
                row(kind, site, ordinal++, meaning);
                sites[size] = site;
                target(candidate, qualifiedName);
                size++;
            }
        }
        for (int row = size - ordinal; row < size; row++) {
            ambiguous[row] = ordinal > 1;
        }
        return ordinal > 0;
    }

    private void row(SiteKind kind, int site, int ordinal, Meaning meaning) {
        if (size == sites.length) {
            grow();
        }
        kinds[size] = kind;
        sites[size] = site;
        ordinals[size] = ordinal;
        methods[size] = meaning.method();
        confidences[size] = meaning.confidence();
    }

    private void target(Entity candidate, String qualifiedName) {
        qualifiedNames[size] = qualifiedName;
        targetNodes[size] = -1;
        if (candidate instanceof Entity.FunctionEntity function) {
            targetModules[size] = function.module();
            targetNodes[size] = function.node();
        } else if (candidate instanceof Entity.ClassEntity type) {
            targetModules[size] = type.module();
            targetNodes[size] = type.node();
        } else if (candidate instanceof Entity.ModuleEntity target) {
            targetModules[size] = target.module();
            targetNodes[size] = 0;
        }
    }

    private void grow() {
        int capacity = size * 2;
        kinds = Arrays.copyOf(kinds, capacity);
        sites = Arrays.copyOf(sites, capacity);
        ordinals = Arrays.copyOf(ordinals, capacity);
        targetModules = Arrays.copyOf(targetModules, capacity);
        targetNodes = Arrays.copyOf(targetNodes, capacity);
        qualifiedNames = Arrays.copyOf(qualifiedNames, capacity);
        methods = Arrays.copyOf(methods, capacity);
        confidences = Arrays.copyOf(confidences, capacity);
        ambiguous = Arrays.copyOf(ambiguous, capacity);
    }

    /** The module the sites are in. */
    public SourceModule module() {
        return module;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** What kind of site a row is about. */
    public SiteKind kind(int row) {
        return kinds[row];
    }

    /** The node of the site: an import alias, a name or attribute, a call. */
    public int site(int row) {
        return sites[row];
    }

    /** The place of the target among those of its site, from 0. */
    public int ordinal(int row) {
        return ordinals[row];
    }

    /** The module of the target; null if it is outside of the repository. */
    public SourceModule targetModule(int row) {
        return targetModules[row];
    }

    /** The node of the target, 0 for a module itself; -1 if it is outside of the repository. */
    public int targetNode(int row) {
        return targetNodes[row];
    }

    /** The target's name with its module, through re-exports. */
    public String qualifiedName(int row) {
        return qualifiedNames[row];
    }

    /** How the target was found. */
    public ResolutionMethod method(int row) {
        return methods[row];
    }

    /** How likely the site means the target: 1 only if names, imports and classes leave no doubt. */
    public double confidence(int row) {
        return confidences[row];
    }

    /** Whether the site has other targets too. */
    public boolean isAmbiguous(int row) {
        return ambiguous[row];
    }
}
