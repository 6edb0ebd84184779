package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.SourceFile;
import org.codeanatomy.plugin.codeanatomy.python.internal.PythonExtractor;
import org.codeanatomy.plugin.codeanatomy.python.internal.conformance.Oracles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package given as the repository itself means what it means as a part of one. */
class PackageFolderTest {

    private static final Map<String, String> SHOP = Map.of(
            "shop/__init__.py", "from .cart import Cart\n",
            "shop/cart.py", "from shop.money.rates import rate\nclass Cart:\n    def total(self): return rate()\n",
            "shop/money/__init__.py", "",
            "shop/money/rates.py", "import json\ndef rate(): return json.loads('1')\n",
            "shop/money/json.py", "def loads(text): pass\n",
            "shop/tools/run.py", "import shop.cart\nfrom shop import Cart\nshop.cart.Cart()\nCart().total()\n");

    @TempDir
    Path folder;

    @Test
    void extract_packageAsRepository_hasTheRowsItHasAsAPart() throws Exception {
        Map<String, byte[]> sources = new TreeMap<>();
        SHOP.forEach((path, text) -> sources.put(path, text.getBytes(StandardCharsets.UTF_8)));

        List<String> asPart = rows(folder, "", sources);

        assertThat(rows(folder.resolve("shop"), "shop/", sources)).isEqualTo(asPart);
        assertThat(asPart)
                .contains("py_modules [shop.cart, false]", "cst_imports [shop.money.rates]")
                .anyMatch(row -> row.contains("call, 0, shop.money.rates.rate, scope, 1.0"))
                .anyMatch(row -> row.contains("call, 0, shop.cart.Cart, scope, 1.0"));
    }

    @Test
    void extract_subpackageAsRepository_knowsItsOwnName_andNothingAroundIt() throws Exception {
        Map<String, byte[]> sources = new TreeMap<>();
        sources.put("shop/__init__.py", new byte[0]);
        sources.put("shop/money/__init__.py", new byte[0]);
        sources.put(
                "shop/money/a.py",
                "from shop.money import b\nfrom shop import cart\n".getBytes(StandardCharsets.UTF_8));
        sources.put("shop/money/b.py", new byte[0]);
        write(folder, sources);
        sources.keySet().removeIf(path -> !path.startsWith("shop/money/"));

        assertThat(rows(folder.resolve("shop/money"), "shop/money/", sources))
                .contains("py_modules [shop.money.a, false]")
                .anyMatch(row -> row.contains("import, 0, shop.money.b, scope, 1.0"))
                .anyMatch(row -> row.contains("import, 0, shop.cart, scope, 1.0"));
    }

    @Test
    void extract_realPackageAsRepository_hasTheRowsItHasAsAPart() throws Exception {
        Map<String, byte[]> sources = new TreeMap<>(Oracles.orSkip().sources("pypi.tgz"));
        sources.keySet().removeIf(path -> !path.startsWith("werkzeug/"));

        assertThat(rows(folder.resolve("werkzeug"), "werkzeug/", sources)).isEqualTo(rows(folder, "", sources));
    }

    @Test
    void nameOf_folders_goesUpWhilePackagesSurroundThem() throws IOException {
        write(folder, Map.of("top/__init__.py", new byte[0], "top/mid/__init__.pyi", new byte[0]));
        Path unpacked = Files.createDirectories(folder.resolve("top/shop-1.2/inner"));

        assertThat(PackageFolder.nameOf(folder.resolve("top"))).isEqualTo("top");
        assertThat(PackageFolder.nameOf(folder.resolve("top/mid/low"))).isEqualTo("top.mid.low");
        assertThat(PackageFolder.nameOf(unpacked)).isEqualTo("inner");
        assertThat(PackageFolder.nameOf(unpacked.getParent())).isEmpty();
        assertThat(PackageFolder.nameOf(Path.of("/"))).isEmpty();
    }

    @Test
    void extract_packageInAFolderThatIsNoIdentifier_staysNameless() throws Exception {
        Map<String, byte[]> sources = new TreeMap<>();
        sources.put("shop-1.2/__init__.py", "from .cart import f\n".getBytes(StandardCharsets.UTF_8));
        sources.put("shop-1.2/cart.py", "def f(): pass\n".getBytes(StandardCharsets.UTF_8));

        assertThat(rows(folder.resolve("shop-1.2"), "shop-1.2/", sources))
                .contains("py_modules [__init__, true]", "py_modules [cart, false]")
                .anyMatch(row -> row.contains("import, 0, cart.f, scope, 1.0"));
    }

    /** What names and resolutions say, without paths and ids, when a folder is the repository. */
    private static List<String> rows(Path repository, String prefix, Map<String, byte[]> sources) throws Exception {
        List<SourceFile> files = new ArrayList<>();
        sources.forEach((path, content) -> files.add(SourceFile.read(path.substring(prefix.length()), content)));
        try (BufferAllocator allocator = new RootAllocator();
                ExtractionRun run = new PythonExtractor().begin(repository)) {
            CollectingSink sink = new CollectingSink(allocator);
            run.extract(files, sink);
            run.finish(sink);
            List<String> rows = new ArrayList<>();
            add(rows, sink, EvidenceTables.MODULES, "module_name", "is_package");
            add(rows, sink, EvidenceTables.IMPORTS, "resolved_module");
            add(rows, sink, EvidenceTables.DEFINITIONS, "qualified_name", "def_bstart");
            add(
                    rows,
                    sink,
                    EvidenceTables.RESOLUTIONS,
                    "site_kind",
                    "ordinal",
                    "target_qualified_name",
                    "method",
                    "confidence");
            Collections.sort(rows);
            return rows;
        }
    }

    private static void add(List<String> rows, CollectingSink sink, EvidenceTable table, String... columns) {
        for (Map<String, Object> row : sink.rows(table)) {
            List<Object> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(row.get(column));
            }
            rows.add(table.name() + " " + cells);
        }
    }

    private static void write(Path folder, Map<String, byte[]> sources) throws IOException {
        for (Map.Entry<String, byte[]> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, source.getValue());
        }
    }
}
