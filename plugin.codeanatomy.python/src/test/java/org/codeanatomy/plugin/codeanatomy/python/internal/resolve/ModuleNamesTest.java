package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleNamesTest {

    private static final List<String> PATHS = List.of(
            "src/pkg/__init__.py",
            "src/pkg/sub/__init__.py",
            "google/cloud/storage/__init__.pyi",
            "backend/app/__init__.py",
            "__init__.py");

    @ParameterizedTest
    @CsvSource({
        "src/pkg/__init__.py, src, pkg",
        "src/pkg/m.py, src, pkg.m",
        "src/pkg/m.pyi, src, pkg.m",
        "src/pkg/sub/__init__.py, src, pkg.sub",
        "src/pkg/data/m.py, src, pkg.data.m",
        "src/m.py, src, m",
        "tests/test_x.py, '', tests.test_x",
        "tests/x/conftest.py, '', tests.x.conftest",
        "tools/x.py, '', tools.x",
        "bin/tool-1.2, '', bin.tool-1.2",
        "setup.py, '', setup",
        "__init__.py, '', __init__",
        "google/cloud/storage/__init__.pyi, '', google.cloud.storage",
        "google/cloud/storage/blob.py, '', google.cloud.storage.blob",
        "backend/app/m.py, backend, app.m",
        "frontend/app/m.py, '', frontend.app.m",
        "service/api/m.py, service, api.m",
    })
    void name_ofPath_followsFoldersAndImports(String path, String root, String name) {
        ModuleNames names = new ModuleNames(
                PATHS, Set.of("google.cloud.storage", "app", "google", "google.cloud", "api", "api.m"), "");

        assertThat(names.name(path)).isEqualTo(new ModuleNames.Named(root, name));
    }

    @Test
    void name_ofPackageInFolderThatNoImportNames_isTheShortest() {
        ModuleNames names = new ModuleNames(PATHS, Set.of(), "");

        assertThat(names.name("google/cloud/storage/blob.py"))
                .isEqualTo(new ModuleNames.Named("google/cloud", "storage.blob"));
    }

    @ParameterizedTest
    @CsvSource({
        "__init__.py, '', top.pkg",
        "m.py, '', top.pkg.m",
        "sub/__init__.py, '', top.pkg.sub",
        "sub/m.py, '', top.pkg.sub.m",
        "data/m.py, '', top.pkg.data.m",
        "ns/p/__init__.py, '', top.pkg.ns.p",
        "lib/m.py, lib, m",
    })
    void name_inRepositoryThatIsAPackage_beginsWithItsName(String path, String root, String name) {
        ModuleNames names = new ModuleNames(
                List.of("__init__.py", "sub/__init__.py", "ns/p/__init__.py"), Set.of("top.pkg.ns.p"), "top.pkg");

        assertThat(names.name(path)).isEqualTo(new ModuleNames.Named(root, name));
    }
}
