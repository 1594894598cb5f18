// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/note.h"
#include "io/source.h"
#include "rest/curl_http.h"
#include "rest/prefetching_http.h"
#include "rest/retrying_http.h"
#include "rest/site_stream.h"

namespace postferry {

/// How a site is asked.
struct SiteAccess {
  std::string address;                       ///< of the site, as the user gave it
  std::optional<Credentials> credentials{};  ///< without them: as a visitor
  bool allow_http = false;                   ///< credentials over http, not only to loopback
  std::string user_agent{};
  unsigned connections = 1;  ///< at once; above 1 requests are sent ahead
  RetryRules rules{};        ///< of requests that failed
  RetryWorld world{};        ///< `told` hears of each wait, on the thread that reads
  /// For -v; may be empty. On the thread that reads, also for requests sent ahead.
  std::function<void(const HttpExchange&)> trace{};
  PullState* state = nullptr;  ///< to go on from, and to keep; outlives the source; may be none
};

/// A live site as one stream of lines, which the format wprest reads. The next page is fetched when
/// the one before has been read, or with several connections some pages earlier: memory is that of
/// a page for each connection, and the bytes are the same.
class SiteSource final : public Source {
 public:
  /// Finds the API and looks at the site. Throws Error(input).
  explicit SiteSource(const SiteAccess& access);
  ~SiteSource() override;

  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override;

  /// What the site did not give; to be asked when reading has ended.
  [[nodiscard]] Notes& notes() noexcept { return notes_; }
  /// Posts read, and known to be there in all. May be asked from another thread.
  [[nodiscard]] std::uint64_t given() const noexcept { return given_.load(); }
  [[nodiscard]] std::uint64_t expected() const noexcept { return expected_.load(); }

 private:
  void connect(const SiteAccess& access);
  [[nodiscard]] std::unique_ptr<CurlHttp> connection(const SiteAccess& access, bool is_first);
  void tell_exchanges();
  void fill();

  std::string name_;
  Notes notes_;
  std::atomic<bool> over_{false};  // connections besides the first are to end
  std::function<void(const HttpExchange&)> trace_;
  std::mutex exchanges_mutex_;
  std::vector<HttpExchange> exchanges_;  // of the other connections, not yet told
  std::unique_ptr<CurlHttp> curl_;
  std::unique_ptr<PrefetchingHttp> ahead_;  // none with one connection
  std::unique_ptr<RetryingHttp> http_;
  std::vector<CurlHttp*> curls_;  // all of them
  std::unique_ptr<SiteStream> stream_;
  std::string lines_;
  std::size_t at_ = 0;  // in lines_
  bool ended_ = false;
  std::atomic<std::uint64_t> given_{0};
  std::atomic<std::uint64_t> expected_{0};
};

}  // namespace postferry
