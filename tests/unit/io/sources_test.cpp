// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/error.h"
#include "io/source.h"
#include "unit/io/support.h"

namespace postferry::io_test {
namespace {

Error refusal(const std::vector<std::string>& operands) {
  try {
    (void)open_sources(operands);
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::internal, "was accepted"};
}

std::string bytes_of(const std::vector<Seen>& seen) {
  std::string all;
  for (const Seen& source : seen) all += source.bytes;
  return all;
}

TEST(Sources, GivesFilesInTheGivenOrder) {
  const Folder folder;
  const auto seen = read_operands({folder.put("b", "first"), folder.put("a", "second")});
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].name, folder / "b");
  EXPECT_EQ(seen[0].bytes, "first");
  EXPECT_EQ(seen[1].bytes, "second");
}

TEST(Sources, RefusesAMissingFileAtOnce) {
  const Folder folder;
  const Error error = refusal({folder.put("a", ""), folder / "none.xml"});
  EXPECT_EQ(error.code(), ErrorCode::input);
  EXPECT_EQ(error.text(), "no such file");
  EXPECT_EQ(error.where(), folder / "none.xml");
}

TEST(Sources, RefusesAnUnreadableFileAtOnce) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const Folder folder;
  const std::string path = folder.put("a", "secret");
  ::chmod(path.c_str(), 0);
  EXPECT_EQ(refusal({path}).text(), "permission denied");
}

TEST(Sources, GivesTheFilesOfADirectoryInByteOrder) {
  const Folder folder;
  folder.put("in/b", "2 ");
  folder.put("in/B", "1 ");
  folder.put("in/\xC3\xA4", "4 ");
  folder.put("in/a10", "");
  folder.put("in/b2", "3 ");
  folder.put("in/.hidden", "hidden");
  folder.put("in/deeper/x", "deeper");
  for (const char* name : {"in", "in/"}) {
    const auto seen = read_operands({folder / name});
    EXPECT_EQ(bytes_of(seen), "1 2 3 4 ");
    ASSERT_EQ(seen.size(), 5U);
    EXPECT_EQ(seen[0].name, folder / "in/B");
  }
}

TEST(Sources, RefusesADirectoryWithoutFiles) {
  const Folder folder;
  folder.put("in/deeper/x", "");
  folder.put("in/.hidden", "");
  const Error error = refusal({folder / "in"});
  EXPECT_EQ(error.code(), ErrorCode::input);
  EXPECT_EQ(error.text(), "the directory holds no files");
}

TEST(Sources, ExpandsQuotedGlobs) {
  const Folder folder;
  folder.put("part-2.xml", "2");
  folder.put("part-1.xml", "1");
  folder.put("part-3.txt", "3");
  folder.put("part-4.xml/inner", "directory");
  EXPECT_EQ(bytes_of(read_operands({folder / "part-*.xml"})), "12");
  EXPECT_EQ(bytes_of(read_operands({folder / "part-[23]*"})), "23");
  const Error error = refusal({folder / "*.json"});
  EXPECT_EQ(error.code(), ErrorCode::input);
  EXPECT_EQ(error.text(), "no file matches");
}

TEST(Sources, TakesAFileWhoseNameLooksLikeAGlob) {
  const Folder folder;
  folder.put("a[1].xml", "this");
  folder.put("a1.xml", "not this");
  EXPECT_EQ(bytes_of(read_operands({folder / "a[1].xml"})), "this");
}

TEST(Sources, ReadsStandardInputWithoutOperands) {
  const StandardInput input(pipe_with("from a pipe"));
  const auto seen = read_operands({});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].name, "<stdin>");
  EXPECT_EQ(seen[0].bytes, "from a pipe");
}

TEST(Sources, ReadsStandardInputBetweenFiles) {
  const Folder folder;
  const StandardInput input(pipe_with(gzip("two ")));
  EXPECT_EQ(bytes_of(read_operands({folder.put("1", "one "), "-", folder.put("3", "three")})),
            "one two three");
}

TEST(Sources, ReadsDevStdin) {
  const StandardInput input(pipe_with("from a pipe"));
  EXPECT_EQ(bytes_of(read_operands({"/dev/stdin"})), "from a pipe");
}

TEST(Sources, ReadsStandardInputOnlyOnce) {
  EXPECT_EQ(refusal({"-", "-"}).code(), ErrorCode::usage);
}

TEST(Sources, ReadsStandardInputFromWhereItStands) {
  const Folder folder;
  const int file = ::open(folder.put("a", "skipped, then read").c_str(), O_RDONLY);
  ::lseek(file, 9, SEEK_SET);
  const StandardInput input(file);
  EXPECT_EQ(bytes_of(read_operands({"-"})), "then read");
}

TEST(Sources, ReadsAFifo) {
  const Folder folder;
  const std::string path = folder / "fifo";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const auto sources = open_sources({path});
  EXPECT_EQ(sources->bytes_total(), 0U);
  if (::fork() == 0) {
    const int out = ::open(path.c_str(), O_WRONLY);
    ::_exit(::write(out, "through", 7) == 7 ? 0 : 1);
  }
  EXPECT_EQ(bytes_of(read_all(*sources)), "through");
  EXPECT_EQ(sources->bytes_read(), 7U);
}

TEST(Sources, RefusesADirectoryAsStandardInput) {
  const StandardInput input(::open("/", O_RDONLY | O_DIRECTORY));
  const auto sources = open_sources({"-"});
  EXPECT_THROW((void)sources->next(), Error);
}

TEST(Sources, TellsGzipByItsBytesAndNotByItsName) {
  const Folder folder;
  EXPECT_EQ(bytes_of(read_operands({folder.put("a.xml", gzip("packed"))})), "packed");
  EXPECT_EQ(bytes_of(read_operands({folder.put("b.gz", "not packed")})), "not packed");
  EXPECT_EQ(bytes_of(read_operands({folder.put("c.gz", "\x1F")})), "\x1F");
  EXPECT_EQ(bytes_of(read_operands({folder.put("d.gz", "")})), "");
}

TEST(Sources, CountsOriginalBytes) {
  const Folder folder;
  const std::string text = words(400'000);
  const std::vector<std::string> files = {
      folder.put("1", text), folder.put("2", gzip(text)),
      folder.put("3", zip({{"a", text}, {".b", text}, {"c", text}}))};
  std::uint64_t total = 0;
  for (const std::string& file : files) total += std::filesystem::file_size(file);
  const auto sources = open_sources(files);
  EXPECT_EQ(sources->bytes_total(), total);
  EXPECT_EQ(sources->bytes_read(), 0U);
  std::uint64_t before = 0;
  while (const auto source = sources->next()) {
    EXPECT_EQ(read_all(*source), text);
    EXPECT_GE(sources->bytes_read(), before);
    EXPECT_LE(sources->bytes_read(), total);
    before = sources->bytes_read();
  }
  EXPECT_EQ(sources->bytes_read(), total);
}

TEST(Sources, OpensAFileWhenItsTurnComes) {
  const Folder folder;
  const auto sources = open_sources({folder.put("1", "one"), folder.put("2", "two")});
  EXPECT_EQ(read_all(*sources->next()), "one");
  std::filesystem::remove(folder / "2");
  EXPECT_THROW((void)sources->next(), Error);
}

TEST(SourcesOf, GivesTheStreamsInOrder) {
  std::vector<std::unique_ptr<Source>> list;
  list.push_back(memory_source("a", "one"));
  list.push_back(memory_source("b", "two"));
  const auto seen = read_all(*sources_of(std::move(list)));
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].name, "a");
  EXPECT_EQ(bytes_of(seen), "onetwo");
}

}  // namespace
}  // namespace postferry::io_test
