package presence

import "golang.org/x/sys/windows"

// stillActive is what the system answers for the exit code of a process that has none yet.
const stillActive = 259

// runs reports whether a process of this computer is there.
func runs(process int) bool {
	handle, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(process))
	if err != nil {
		return err == windows.ERROR_ACCESS_DENIED
	}
	defer func() { _ = windows.CloseHandle(handle) }()
	var code uint32
	return windows.GetExitCodeProcess(handle, &code) == nil && code == stillActive
}
