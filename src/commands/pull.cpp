// SPDX-License-Identifier: MIT
#include "commands/pull.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/error.h"
#include "commands/input.h"
#include "commands/site_access.h"
#include "io/source.h"
#include "rest/site_source.h"
#include "rest/url.h"

namespace postferry {

namespace {

/// The site as the one source of a run. It outlives what reads it: its notes are wanted later.
class SiteSources final : public Sources {
 public:
  explicit SiteSources(const SiteAccess& access) : site_(access) {}

  [[nodiscard]] std::unique_ptr<PeekSource> next() override {
    if (std::exchange(given_, true)) return nullptr;
    return std::make_unique<PeekSource>(std::make_unique<View>(site_));
  }
  [[nodiscard]] std::uint64_t bytes_read() const noexcept override { return site_.given(); }
  [[nodiscard]] std::uint64_t bytes_total() const noexcept override { return site_.expected(); }

  [[nodiscard]] Notes take_notes() { return std::exchange(site_.notes(), {}); }

 private:
  class View final : public Source {
   public:
    explicit View(SiteSource& site) : site_(site) {}
    [[nodiscard]] const std::string& name() const noexcept override { return site_.name(); }
    [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
      return site_.read(into, size);
    }

   private:
    SiteSource& site_;
  };

  SiteSource site_;
  bool given_ = false;
};

// What changed alone is no blog: --overwrite would take the files of all other posts away.
void check_increment(const PullState& state, const ConvertOptions& options) {
  std::error_code error;
  const bool has_files = std::filesystem::is_directory(options.output, error) &&
                         !std::filesystem::is_empty(options.output, error);
  if (state.base() == nullptr || !options.overwrite || !has_files) return;
  throw Error(
      ErrorCode::usage,
      "--since-last brings what changed alone, and --overwrite would remove all other posts "
      "there; name a new directory, or pull all of it without --since-last",
      options.output);
}

}  // namespace

ConvertResult pull(const PullOptions& options, const Hooks& hooks) {
  if (options.url.empty())
    throw Error(ErrorCode::usage, "pull needs the address of a site, like https://blog.example");
  ConvertOptions convert_options = options.convert;
  convert_options.inputs = {shown_url(options.url)};
  convert_options.from = "wprest";
  convert_options.media.site = options.url;
  if (options.since_last && options.state.empty())
    throw Error(ErrorCode::usage, "--since-last needs --state FILE, which knows the last pull");
  if (!options.state.empty()) {
    convert_options.other_inputs.push_back({"the file of --state", options.state});
    convert_options.other_inputs.push_back({"the journal of --state", options.state + ".part"});
  }
  std::optional<PullState> state;
  if (!options.state.empty()) {
    state.emplace(options.state, options.since_last);
    check_increment(*state, convert_options);
  }
  SiteSources* site = nullptr;
  ConvertExtras extras;
  extras.sources = [&] {
    SiteAccess access = site_access(options);
    access.connections = options.connections;
    if (state) access.state = &*state;
    auto sources = std::make_unique<SiteSources>(access);
    site = sources.get();
    return sources;
  };
  extras.read_notes = [&site] { return site == nullptr ? Notes() : site->take_notes(); };
  ConvertResult result = convert(convert_options, hooks, extras);
  // What the limit kept out was read all the same, but no output has it: the journal stays.
  if (state && !result.report.stopped_early) state->finish();
  return result;
}

}  // namespace postferry
