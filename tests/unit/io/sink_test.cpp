// SPDX-License-Identifier: MIT
#include "io/sink.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "unit/io/support.h"

namespace postferry::io_test {
namespace {

using Names = std::vector<std::string>;

Error failure(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::internal, "did not fail"};
}

Error refusal(const std::string& path, bool overwrite = false) {
  return failure([&] { (void)file_sink(path, overwrite); });
}

void write_file(const std::string& path, std::string_view bytes, bool overwrite = false) {
  const auto sink = file_sink(path, overwrite);
  sink->write(bytes);
  sink->close();
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 07777U;
}

TEST(FileSink, AppearsUnderItsNameOnlyWhenClosed) {
  const Folder folder;
  const auto sink = file_sink(folder / "out.xml", false);
  sink->write("text");
  EXPECT_FALSE(std::filesystem::exists(folder / "out.xml"));
  ASSERT_EQ(folder.names().size(), 1U);
  EXPECT_TRUE(folder.names()[0].starts_with(".out.xml."));
  sink->close();
  EXPECT_EQ(folder.names(), Names{"out.xml"});
  EXPECT_EQ(slurp(folder / "out.xml"), "text");
  EXPECT_EQ(sink->bytes_written(), 4U);
  EXPECT_EQ(sink->name(), folder / "out.xml");
}

TEST(FileSink, LeavesNoTraceWithoutClose) {
  const Folder folder;
  folder.put("old.xml", "old");
  file_sink(folder / "new.xml", false)->write(words(600'000));
  file_sink(folder / "old.xml", true)->write("new");
  EXPECT_EQ(folder.names(), Names{"old.xml"});
  EXPECT_EQ(slurp(folder / "old.xml"), "old");
}

TEST(FileSink, WritesSmallAndLargePiecesInOrder) {
  const Folder folder;
  std::string expected;
  const auto sink = file_sink(folder / "out", false);
  for (const std::size_t size : {1U, 100'000U, 0U, 300'000U, 7U, 262'144U, 262'143U, 1U}) {
    const std::string piece = words(size, size);
    sink->write(piece);
    expected += piece;
  }
  sink->close();
  EXPECT_EQ(slurp(folder / "out"), expected);
  EXPECT_EQ(sink->bytes_written(), expected.size());
}

TEST(FileSink, RefusesAnExistingTargetAtOnce) {
  const Folder folder;
  const Error error = refusal(folder.put("out.xml", "old"));
  EXPECT_EQ(error.code(), ErrorCode::output);
  EXPECT_EQ(error.text(), "exists already; use --overwrite to replace it");
  EXPECT_EQ(error.where(), folder / "out.xml");
  EXPECT_EQ(slurp(folder / "out.xml"), "old");
}

TEST(FileSink, DoesNotReplaceATargetThatAppearsMeanwhile) {
  const Folder folder;
  const auto sink = file_sink(folder / "out.xml", false);
  sink->write("ours");
  folder.put("out.xml", "theirs");
  const Error error = failure([&] { sink->close(); });
  EXPECT_EQ(error.code(), ErrorCode::output);
  EXPECT_NE(error.text().find("--overwrite"), std::string::npos) << error.text();
  EXPECT_EQ(slurp(folder / "out.xml"), "theirs");
}

TEST(FileSink, ReplacesAndKeepsPermissions) {
  const Folder folder;
  const std::string path = folder.put("out.xml", "old");
  ::chmod(path.c_str(), 0640);
  write_file(path, "new", true);
  EXPECT_EQ(slurp(path), "new");
  EXPECT_EQ(mode_of(path), 0640U);
}

TEST(FileSink, GivesNewFilesThePermissionsOfUmask) {
  const Folder folder;
  const mode_t before = ::umask(027);
  write_file(folder / "out.xml", "new");
  ::umask(before);
  EXPECT_EQ(mode_of(folder / "out.xml"), 0640U);
}

TEST(FileSink, OverwritesNothingThatIsNotThere) {
  const Folder folder;
  write_file(folder / "out.xml", "new", true);
  EXPECT_EQ(slurp(folder / "out.xml"), "new");
}

TEST(FileSink, FollowsSymbolicLinks) {
  const Folder folder;
  folder.put("real/data.xml", "old");
  std::filesystem::create_symlink("real/data.xml", folder / "one");
  std::filesystem::create_symlink("one", folder / "two");
  write_file(folder / "two", "new", true);
  EXPECT_EQ(slurp(folder / "real/data.xml"), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "two"));
  std::filesystem::create_symlink("real/later.xml", folder / "dangling");
  write_file(folder / "dangling", "made");
  EXPECT_EQ(slurp(folder / "real/later.xml"), "made");
  std::filesystem::create_symlink("loop", folder / "loop");
  EXPECT_EQ(refusal(folder / "loop").text(), "too many symbolic links");
}

TEST(FileSink, SaysWhatIsWrongWithThePlace) {
  const Folder folder;
  const Error missing = refusal(folder / "none/out.xml");
  EXPECT_EQ(missing.code(), ErrorCode::output);
  EXPECT_EQ(missing.text(), "there is no directory " + folder / "none" + "; make it first");
  folder.put("file", "");
  EXPECT_EQ(refusal(folder / "file/out.xml").text(), folder / "file" + " is not a directory");
  folder.put("in/x", "");
  EXPECT_EQ(refusal(folder / "in", true).text(), "is a directory; name a file in it");
  EXPECT_EQ(refusal(folder / "out/").text(), "names no file");
  EXPECT_EQ(refusal("").text(), "names no file");
}

TEST(FileSink, SaysThatPermissionIsMissing) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const Folder folder;
  folder.put("in/x", "");
  ::chmod((folder / "in").c_str(), 0500);
  const Error error = refusal(folder / "in/out.xml");
  ::chmod((folder / "in").c_str(), 0700);
  EXPECT_EQ(error.text(), "permission denied: no file can be made in " + folder / "in");
  const std::string path = folder.put("protected", "old");
  ::chmod(path.c_str(), 0400);
  EXPECT_EQ(refusal(path, true).text(),
            "permission denied: the existing file is protected against writing");
}

TEST(FileSink, WritesDevicesDirectly) {
  write_file("/dev/null", "gone");
  const auto full = file_sink("/dev/full", false);
  full->write("text");
  const Error error = failure([&] { full->close(); });
  EXPECT_EQ(error.code(), ErrorCode::output);
  EXPECT_EQ(error.text(), "the disk is full; make room or write elsewhere");
  EXPECT_EQ(error.where(), "/dev/full");
}

TEST(FileSink, WritesOpenDescriptorsDirectly) {
  const Folder folder;
  const int file = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
  ASSERT_EQ(::write(file, "before ", 7), 7);
  write_file("/dev/fd/" + std::to_string(file), "after");
  ::close(file);
  EXPECT_EQ(slurp(folder / "out"), "before after");
}

TEST(FileSink, ShortensTheTemporaryNameOfALongName) {
  const Folder folder;
  const std::string name(255, 'n');
  write_file(folder / name, "text");
  EXPECT_EQ(folder.names(), Names{name});
}

TEST(StreamSink, TellsThatTheReaderWentAway) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  ::close(ends[0]);
  const auto sink = file_sink("/dev/fd/" + std::to_string(ends[1]), false);
  const Error error = failure([&] { sink->write(words(1'000'000)); });
  EXPECT_EQ(error.code(), ErrorCode::broken_pipe);
  ::close(ends[1]);
  std::signal(SIGPIPE, before);
}

TEST(StreamSink, WaitsForASlowReaderOfANonBlockingPipe) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_NONBLOCK), 0);
  const std::string text = words(500'000);
  if (::fork() == 0) {
    ::close(ends[0]);
    const auto sink = file_sink("/dev/fd/" + std::to_string(ends[1]), false);
    sink->write(text);
    sink->close();
    ::_exit(0);
  }
  ::close(ends[1]);
  ::fcntl(ends[0], F_SETFL, 0);
  std::string got(text.size(), '\0');
  std::size_t at = 0;
  while (const ssize_t n = ::read(ends[0], got.data() + at, got.size() - at)) {
    ASSERT_GT(n, 0);
    at += static_cast<std::size_t>(n);
  }
  ::close(ends[0]);
  EXPECT_TRUE(got == text);
}

TEST(StdoutSink, WritesToStandardOutput) {
  const Folder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    const int file = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
    ::dup2(file, STDOUT_FILENO);
    const auto sink = stdout_sink();
    sink->write("text");
    sink->close();
    ::_exit(sink->name() == "<stdout>" ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(slurp(folder / "out"), "text");
}

TEST(MemorySink, Appends) {
  std::string text = "before ";
  const auto sink = memory_sink(text);
  sink->write("after");
  sink->close();
  EXPECT_EQ(text, "before after");
  EXPECT_EQ(sink->bytes_written(), 5U);
}

// Runs `action` in a child with the handlers set, then sends it `signal`; how it ended.
int status_after(int signal, const auto& action) {
  std::array<int, 2> ready{};
  EXPECT_EQ(::pipe(ready.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    remove_temporaries_on_signal();
    const auto kept = action();
    (void)::write(ready[1], "r", 1);
    for (;;) ::pause();
  }
  char byte = 0;
  EXPECT_EQ(::read(ready[0], &byte, 1), 1);
  ::kill(child, signal);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  return status;
}

TEST(RemoveTemporariesOnSignal, LeavesNoTraceAndDiesOfTheSignal) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Folder folder;
    const int status = status_after(signal, [&] {
      std::vector<std::unique_ptr<Sink>> sinks;
      for (const char* name : {"a", "b", "c"}) {
        sinks.push_back(file_sink(folder / name, false));
        sinks.back()->write(words(300'000));
      }
      sinks[1]->close();
      return sinks;
    });
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), signal);
    EXPECT_EQ(folder.names(), Names{"b"});
  }
}

}  // namespace
}  // namespace postferry::io_test
