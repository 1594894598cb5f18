// SPDX-License-Identifier: MIT
#include "pull/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>
#include <system_error>

namespace postferry {

namespace fs = std::filesystem;

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

}  // namespace

Program::Program(const fs::path& folder, std::vector<std::string> arguments,
                 const Variables& variables) {
  arguments.insert(arguments.begin(), "postferry");
  std::vector<std::string> environment = {"LC_ALL=C.UTF-8", "HOME=" + folder.string(),
                                          "TMPDIR=" + folder.string(), "COLUMNS=1000"};
  for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);
  const std::string out = folder / "stdout";
  const std::string err = folder / "stderr";
  constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_t actions{};
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), fresh, 0600);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), fresh, 0600);
  const int failed = ::posix_spawn(&pid_, POSTFERRY_PROGRAM, &actions, nullptr,
                                   pointers(arguments).data(), pointers(environment).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::system_error(failed, std::generic_category(), POSTFERRY_PROGRAM);
}

Program::~Program() {
  if (pid_ < 0) return;
  kill();
  wait();
}

bool Program::ended() const {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == pid_;
}

void Program::kill() const { ::kill(pid_, SIGKILL); }

Ending Program::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (WIFEXITED(status)) return {WEXITSTATUS(status), 0};
  return {-1, WTERMSIG(status)};
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

ScratchFolder::ScratchFolder(const std::string& name)
    : path_(fs::temp_directory_path() / ("postferry_" + name + "." + std::to_string(::getpid()))) {
  fs::create_directory(path_);
}

ScratchFolder::~ScratchFolder() { fs::remove_all(path_); }

}  // namespace postferry
