// read_and_crc DIR: reads every file and runs the FIT checksum over it, a byte and a table of 256 entries at a time:
// the least that any reader of these files does. Prints seconds of CPU and bytes.
#include <sys/resource.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <vector>

namespace {

constexpr std::array<std::uint16_t, 256> make_table() {
  std::array<std::uint16_t, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    unsigned crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >> 1) ^ 0xA001U : crc >> 1;
    table[i] = static_cast<std::uint16_t>(crc);
  }
  return table;
}

double cpu() {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  constexpr auto kTable = make_table();
  std::vector<char> bytes;
  std::size_t all = 0;
  unsigned sum = 0;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    bytes.resize(entry.file_size());
    std::ifstream(entry.path(), std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::uint16_t crc = 0;
    for (const char c : bytes)
      crc = static_cast<std::uint16_t>((crc >> 8) ^ kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU]);
    sum += crc;
    all += bytes.size();
  }
  std::fprintf(stderr, "%u\n", sum);
  std::printf("%.4f %zu\n", cpu(), all);
  return 0;
}
