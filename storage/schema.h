// The numbered steps from an empty file to today's tables. Internal to this room.
#pragma once

#include <span>
#include <string_view>

namespace freshlegs::storage {

class Connection;

/// "FrLg": what PRAGMA application_id says of our files.
inline constexpr int kApplicationId = 0x46724C67;

/// Step n brings user_version from n - 1 to n: storage/schema/000n_*.sql, built in.
std::span<const std::string_view> migrations();

/// Throws Error (foreign, newer) unless the file is empty or a database of ours that these steps know.
void require_ours(Connection& connection, std::span<const std::string_view> steps = migrations());
/// Runs the steps that are missing, each in one transaction. Before the first step a database that holds
/// anything is copied beside itself (NAME.before-vN).
void migrate(Connection& connection, std::span<const std::string_view> steps = migrations());
/// Throws unless the database is exactly as the steps leave it.
void require_current(Connection& connection, std::span<const std::string_view> steps = migrations());

}  // namespace freshlegs::storage
