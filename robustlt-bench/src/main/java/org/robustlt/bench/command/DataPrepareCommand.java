package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.OfficialFile;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.dataset.Download;
import org.robustlt.core.data.format.OfficialFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches data sets. */
@Command(
    name = "prepare",
    header = "Fetch a data set from where its authors publish it.",
    description = {
      "Goes on where an earlier attempt was cut off, and compares checksums. Files that are there"
          + " already are only checked. Where there is no network, says what to put where."
    },
    footer = "  ./robustlt data prepare cifar-10 --data ~/data")
final class DataPrepareCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Parameters(paramLabel = "DATA-SET", description = "Such as cifar-10; see robustlt data list.")
  private String name = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Where to put the files.")
  private Path directory = Path.of("");

  DataPrepareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    DataSetProvider provider = DataSets.provider(new DataSets(plugins.registry()).named(name));
    List<OfficialFile> files = provider.officialFiles();
    if (files.isEmpty()) {
      Optional<String> needs = DataSets.needs(provider);
      if (needs.isPresent()) {
        throw new UserException(name + " cannot be fetched. " + needs.get());
      }
      console.print(name + " comes with the program; there is nothing to prepare.");
      return 0;
    }
    for (int i = 0; i < files.size(); i++) {
      prepare(files.get(i), files.subList(i, files.size()));
    }
    console.print("Ready: --data " + directory);
    return 0;
  }

  private void prepare(OfficialFile file, List<OfficialFile> left) throws InterruptedException {
    Download download = new Download(file, directory);
    Path target = download.target();
    if (Files.exists(target)) {
      OfficialFiles.verify(file, target);
      console.note(target + ": is there, and its checksum is right");
      return;
    }
    try (DownloadDisplay display = new DownloadDisplay(console, file.name())) {
      download.fetch(display);
    } catch (IOException e) {
      throw new UserException(notFetched(file, DownloadDisplay.reason(e), left));
    }
    console.note(target + ": fetched, and its checksum is right");
  }

  /** Says what to put where, which also helps where there is no network. */
  private String notFetched(OfficialFile file, String reason, List<OfficialFile> left) {
    StringBuilder text =
        new StringBuilder(file.address() + ": cannot be fetched: " + reason + "\n")
            .append("Run this again to go on, or get in another way what is missing:\n");
    for (OfficialFile missing : left) {
      Path target = new Download(missing, directory).target();
      if (!Files.exists(target)) {
        text.append("  ").append(target).append("   MD5 ").append(missing.md5());
        text.append("\n    from ").append(missing.address()).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }
}
