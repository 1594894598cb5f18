// SPDX-License-Identifier: MIT
// Stands in for libFuzzer's main where there is none: runs the target over the files, and the files
// in the folders, that it is given. Options of libFuzzer (-runs=0) are passed over.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::filesystem::path& path) {
  std::printf("%s\n", path.c_str());
  std::fflush(stdout);  // a finding ends the process: the last line names it
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  for (int i = 1; i < argc; ++i) {
    const std::string operand = argv[i];
    if (operand.starts_with('-')) continue;
    if (!fs::is_directory(operand)) {
      run(operand);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(operand))
      if (entry.is_regular_file()) run(entry.path());
  }
  return 0;
}
