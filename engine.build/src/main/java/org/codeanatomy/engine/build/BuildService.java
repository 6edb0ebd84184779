package org.codeanatomy.engine.build;

import org.osgi.annotation.versioning.ProviderType;

/** Runs builds; published as a service. Thread-safe: builds into different output folders may run at the same time. */
@ProviderType
public interface BuildService {

    /**
     * Builds the tables of a repository with the extractors and view packs that plugins serve now. Blocks until it is
     * done. Interrupting the calling thread cancels the build.
     *
     * <p>The tables become visible to readers of the manifest all together, when everything has succeeded; until then,
     * and if the build fails or the process dies, they see the previous build.
     *
     * @param progress told how far the build is
     * @throws BuildException if the request is refused or the build fails; nothing is published then
     */
    BuildReport build(BuildRequest request, BuildListener progress);
}
