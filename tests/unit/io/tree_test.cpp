// SPDX-License-Identifier: MIT
#include "io/tree.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "unit/io/support.h"

namespace postferry::io_test {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

Error failure(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::internal, "did not fail"};
}

// All files below a folder but the manifest, sorted.
Names files_in(const std::string& path) {
  Names names;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (!entry.is_directory()) names.push_back(fs::relative(entry.path(), path).string());
  std::sort(names.begin(), names.end());
  std::erase(names, ".postferry/manifest");
  return names;
}

Notes write(const std::string& path, const MemoryFiles& files, bool overwrite = false) {
  Notes notes;
  const auto tree = directory_tree(path, overwrite);
  for (const auto& [name, bytes] : files) tree->put(name, bytes);
  tree->close(notes);
  return notes;
}

TEST(DirectoryTree, MakesADirectoryWithItsFolders) {
  const Folder folder;
  write(folder / "out",
        {{"a.md", "A"}, {"posts/b.md", "B"}, {"posts/c.md", ""}, {"d/e/f.md", "F"}});
  EXPECT_EQ(files_in(folder / "out"), (Names{"a.md", "d/e/f.md", "posts/b.md", "posts/c.md"}));
  EXPECT_EQ(slurp(folder / "out/posts/b.md"), "B");
  EXPECT_EQ(folder.names(), (Names{"out"})) << "nothing is left beside it";
}

TEST(DirectoryTree, TakesAnEmptyDirectoryAndASlashBehindItsName) {
  const Folder folder;
  fs::create_directory(folder / "out");
  write(folder / "out/", {{"a.md", "A"}});
  EXPECT_EQ(files_in(folder / "out"), Names{"a.md"});
  write(folder / "new/", {{"a.md", "A"}});
  EXPECT_EQ(files_in(folder / "new"), Names{"a.md"});
}

TEST(DirectoryTree, RefusesWhatItMustNotWriteInto) {
  const Folder folder;
  folder.put("full/mine.txt", "mine");
  folder.put("file", "x");
  EXPECT_EQ(failure([&] { write(folder / "full", {}); }).code(), ErrorCode::output);
  EXPECT_EQ(failure([&] { write(folder / "file", {}); }).text(), "is a file; name a directory");
  EXPECT_EQ(failure([&] { write(folder / "no/such/out", {}); }).code(), ErrorCode::output);
  EXPECT_EQ(folder.names(), (Names{"file", "full"}));
  EXPECT_EQ(files_in(folder / "full"), Names{"mine.txt"});
}

TEST(DirectoryTree, LeavesNoTraceWithoutClose) {
  const Folder folder;
  folder.put("old/mine.txt", "mine");
  {
    const auto fresh = directory_tree(folder / "fresh", false);
    fresh->put("a/b.md", "x");
    const auto old = directory_tree(folder / "old", true);
    old->put("a/b.md", "x");
  }
  EXPECT_EQ(folder.names(), Names{"old"});
  EXPECT_EQ(files_in(folder / "old"), Names{"mine.txt"});
}

TEST(DirectoryTree, LeavesNoTraceWhenASignalEndsTheProgram) {
  const Folder folder;
  folder.put("old/mine.txt", "mine");
  const pid_t child = ::fork();
  if (child == 0) {
    remove_temporaries_on_signal();
    const auto fresh = directory_tree(folder / "fresh", false);
    const auto old = directory_tree(folder / "old", true);
    for (int i = 0; i < 300; ++i) {
      fresh->put("a/b/" + std::to_string(i) + ".md", "x");
      old->put(std::to_string(i) + ".md", "x");
    }
    ::raise(SIGTERM);
    std::_Exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(folder.names(), Names{"old"});
  EXPECT_EQ(files_in(folder / "old"), Names{"mine.txt"});
}

TEST(DirectoryTree, ReplacesItsOwnFilesAndNoOthers) {
  const Folder folder;
  write(folder / "out", {{"a.md", "A1"}, {"b.md", "B1"}, {"gone/c.md", "C1"}});
  folder.put("out/mine.md", "mine");
  const auto tree = directory_tree(folder / "out", true);
  EXPECT_TRUE(tree->is_taken("mine.md"));
  EXPECT_FALSE(tree->is_taken("a.md"));
  EXPECT_FALSE(tree->is_taken("new.md"));
  tree->put("a.md", "A2");
  tree->put("b.md", "B1");
  tree->put("new.md", "N");
  Notes notes;
  tree->close(notes);
  EXPECT_TRUE(notes.empty());
  EXPECT_EQ(files_in(folder / "out"), (Names{"a.md", "b.md", "mine.md", "new.md"}));
  EXPECT_EQ(slurp(folder / "out/a.md"), "A2");
  EXPECT_EQ(slurp(folder / "out/mine.md"), "mine");
  EXPECT_FALSE(fs::exists(folder / "out/gone")) << "an empty folder of ours stays";
}

TEST(DirectoryTree, LeavesAFileAloneWhoseBytesAreTheSame) {
  const Folder folder;
  write(folder / "out", {{"a.md", "A"}, {"b.md", "B"}});
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(48);
  fs::last_write_time(folder / "out/a.md", long_ago);
  write(folder / "out", {{"a.md", "A"}, {"b.md", "B2"}}, true);
  EXPECT_EQ(fs::last_write_time(folder / "out/a.md"), long_ago);
  EXPECT_EQ(slurp(folder / "out/b.md"), "B2");
}

TEST(DirectoryTree, LosesNobodysEdits) {
  const Folder folder;
  write(folder / "out", {{"a.md", "A1"}, {"gone.md", "G1"}, {"same.md", "S1"}});
  folder.put("out/a.md", "A1 edited");
  folder.put("out/gone.md", "G1 edited");
  folder.put("out/same.md", "S2");
  const Notes notes = write(folder / "out", {{"a.md", "A2"}, {"same.md", "S2"}}, true);
  EXPECT_EQ(files_in(folder / "out"),
            (Names{".postferry/edited/a.md", "a.md", "gone.md", "same.md"}));
  EXPECT_EQ(slurp(folder / "out/.postferry/edited/a.md"), "A1 edited");
  EXPECT_EQ(slurp(folder / "out/gone.md"), "G1 edited");
  ASSERT_EQ(notes.all().size(), 2U);
  EXPECT_EQ(notes.all()[0].code, NoteCode::output_edited);
  // A second edit does not push out the first; what stayed is the user's from now on.
  folder.put("out/a.md", "A2 edited");
  const auto again = directory_tree(folder / "out", true);
  EXPECT_TRUE(again->is_taken("gone.md"));
  again->put("a.md", "A3");
  Notes more;
  again->close(more);
  EXPECT_EQ(slurp(folder / "out/.postferry/edited/a.md"), "A1 edited");
  EXPECT_EQ(slurp(folder / "out/.postferry/edited/a.md.2"), "A2 edited");
}

TEST(DirectoryTree, KnowsItsFilesAfterARunThatWasKilledWhileItMovedThem) {
  const Folder folder;
  write(folder / "out", {{"a.md", "A1"}, {"b.md", "B1"}});
  const std::string old = slurp(folder / "out/.postferry/manifest");
  write(folder / "out", {{"a.md", "A2"}, {"c.md", "C2"}}, true);
  // As it is when a.md has moved and nothing else has.
  const std::string head = "postferry 1\n";
  folder.put("out/.postferry/manifest",
             slurp(folder / "out/.postferry/manifest") + old.substr(head.size()));
  folder.put("out/b.md", "B1");
  fs::remove(folder / "out/c.md");
  const Notes notes = write(folder / "out", {{"a.md", "A3"}, {"d.md", "D3"}}, true);
  EXPECT_TRUE(notes.empty());
  EXPECT_EQ(files_in(folder / "out"), (Names{"a.md", "d.md"}));
}

TEST(DirectoryTree, FollowsNoLinksOutOfTheDirectory) {
  const Folder folder;
  write(folder / "out", {{"posts/a.md", "A1"}, {"b.md", "B1"}});
  fs::remove_all(folder / "out/posts");
  fs::create_directory(folder / "elsewhere");
  fs::create_symlink(folder / "elsewhere", folder / "out/posts");
  EXPECT_EQ(failure([&] {
              write(folder / "out", {{"posts/a.md", "A2"}}, true);
            }).code(),
            ErrorCode::output);
  EXPECT_TRUE(fs::is_empty(folder / "elsewhere"));
  fs::remove(folder / "out/posts");
  folder.put("target.md", "target");
  fs::remove(folder / "out/b.md");
  fs::create_symlink(folder / "target.md", folder / "out/b.md");
  write(folder / "out", {{"b.md", "B2"}}, true);
  EXPECT_EQ(slurp(folder / "target.md"), "target");
  EXPECT_EQ(slurp(folder / "out/b.md"), "B2");
  EXPECT_TRUE(fs::is_symlink(folder / "out/.postferry/edited/b.md"));
}

TEST(DirectoryTree, RefusesNamesThatLeadOut) {
  for (const std::string_view name : {"", "/etc/x", "../x", "a/../b", "a//b", "./a", "a/", "."})
    EXPECT_FALSE(is_tree_name(name)) << name;
  EXPECT_FALSE(is_tree_name(std::string(256, 'x')));
  EXPECT_FALSE(is_tree_name(std::string("a\0b", 3)));
  EXPECT_FALSE(is_tree_name("a\nb"));
  EXPECT_TRUE(is_tree_name(".postferry/site.json"));
  EXPECT_TRUE(is_tree_name("..a/b..c"));
  const Folder folder;
  const auto tree = directory_tree(folder / "out", false);
  EXPECT_EQ(failure([&] { tree->put("../x", ""); }).code(), ErrorCode::internal);
  EXPECT_EQ(failure([&] { tree->put(".postferry/manifest", ""); }).code(), ErrorCode::internal);
}

TEST(DirectoryTree, TakesLongFilesFromASpool) {
  const Folder folder;
  const std::string bytes = words(300'000);
  {
    const auto tree = directory_tree(folder / "out", false);
    Spool spool;
    spool.append(bytes);
    tree->put(".postferry/posts.jsonl", spool);
    Spool nothing;
    tree->put("empty", nothing);
    Notes notes;
    tree->close(notes);
  }
  EXPECT_EQ(slurp(folder / "out/.postferry/posts.jsonl"), bytes);
  EXPECT_TRUE(write(folder / "out", {{"a.md", "A"}}, true).empty()) << "taken for edited";
  EXPECT_EQ(files_in(folder / "out"), Names{"a.md"});
}

std::string zipped(const MemoryFiles& files, const char* zone) {
  ::setenv("TZ", zone, 1);
  ::tzset();
  std::string bytes;
  Notes notes;
  const auto tree = zip_tree(memory_sink(bytes));
  for (const auto& [name, content] : files) tree->put(name, content);
  Spool spool;
  spool.append(words(200'000));
  tree->put("long.txt", spool);
  tree->close(notes);
  ::unsetenv("TZ");
  ::tzset();
  return bytes;
}

// However the bytes come, the file and what the manifest says of it are the same.
TEST(DirectoryTree, TakesFilesAsTheyCome) {
  const Folder folder;
  const std::size_t sizes[] = {0, 1, std::size_t{64} << 10, std::size_t{128} << 10, 200'003};
  for (const std::size_t size : sizes) {
    const std::string bytes(size, 'x');
    write(folder / "whole", {{"a", bytes}}, true);
    for (const std::size_t step : {std::size_t{7'001}, std::size_t{64} << 10, size}) {
      Notes notes;
      const auto tree = directory_tree(folder / "parts", true);
      std::size_t at = 0;
      tree->put("a", size, [&] {
        const std::string_view part = std::string_view(bytes).substr(at, step);
        at += part.size();
        return part;
      });
      EXPECT_EQ(tree->bytes_written(), size);
      tree->close(notes);
      EXPECT_EQ(slurp(folder / "parts/a"), bytes);
      EXPECT_EQ(slurp(folder / "parts/.postferry/manifest"),
                slurp(folder / "whole/.postferry/manifest"));
    }
  }
}

TEST(ZipTree, GivesTheSameBytesForTheSameFiles) {
  const MemoryFiles files = {{"a.md", "A"}, {"posts/caf\xC3\xA9 \xE6\x97\xA5.md", ""}};
  const std::string bytes = zipped(files, "UTC");
  EXPECT_EQ(bytes, zipped(files, "Asia/Tokyo"));
  EXPECT_EQ(bytes, zipped(files, "America/New_York"));
  const Folder folder;
  const std::vector<Seen> seen = read_operands({folder.put("x.zip", bytes)});
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[1].name, folder / "x.zip/posts/caf\xC3\xA9 \xE6\x97\xA5.md");
  EXPECT_EQ(seen[2].bytes, words(200'000));
}

TEST(ZipTree, LeavesNoTraceWithoutClose) {
  const Folder folder;
  {
    const auto tree = zip_tree(file_sink(folder / "x.zip", false));
    tree->put("a.md", "A");
  }
  EXPECT_EQ(folder.names(), Names{});
}

}  // namespace
}  // namespace postferry::io_test
