package seal

import (
	"errors"
	"fmt"
	"strconv"
	"sync"
	"unsafe"

	"modernc.org/libc"
	engine "modernc.org/sqlite/lib"
)

// The engine reaches its files through a table of functions, a VFS (https://sqlite.org/vfs.html). Ours is the system's
// with another way to open: each file is the system's behind our own head, and its content is encrypted on the way to
// the disk and decrypted on the way back. The engine's address of the register has the number of its keys; a register
// without a number does not open, so that nothing ever goes to the disk in the clear by mistake. The engine's own
// unnamed files get keys nobody keeps.

// vfsName is what the engine calls our table.
const vfsName = "accord-seal"

// parameter is where the engine's address of a register has the number of its keys.
const parameter = "seal"

// known are the keys in use, by number.
var known sync.Map

// Address is what the engine's address of a file ends in so that the file is opened with the keys.
func (k *Keys) Address() (string, error) {
	if err := registered(); err != nil {
		return "", err
	}
	known.Store(k.number, k)
	return "vfs=" + vfsName + "&" + parameter + "=" + strconv.FormatInt(k.number, 10), nil
}

// Forget lets the engine open nothing more with the keys.
func (k *Keys) Forget() { known.Delete(k.number) }

// InTheClear is what the engine's address of a file ends in so that the file is not sealed, whatever another is.
func InTheClear() (string, error) {
	if err := registered(); err != nil {
		return "", err
	}
	return "vfs=" + libc.GoString(system().FzName), nil
}

// table is our VFS, made of the system's.
var table struct {
	vfs    engine.Tsqlite3_vfs
	behind uintptr // the system's
	ours   [2]engine.Tsqlite3_io_methods
	word   uintptr // the parameter
}

// registered makes the table known to the engine, once.
var registered = sync.OnceValue(func() error {
	tls := libc.NewTLS()
	defer tls.Close()
	name, err := libc.CString(vfsName)
	if err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	if table.word, err = libc.CString(parameter); err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	if table.behind = engine.Xsqlite3_vfs_find(tls, 0); table.behind == 0 {
		return errors.New("seal: the engine has no file system")
	}
	table.vfs = *system()
	table.vfs.FzName, table.vfs.FpNext = name, 0
	table.vfs.FszOsFile += int32(headSize)
	table.vfs.FxOpen = pointer(open)
	for i := range table.ours {
		table.ours[i] = engine.Tsqlite3_io_methods{
			FiVersion: int32(i + 1), FxClose: pointer(closeFile), FxRead: pointer(read), FxWrite: pointer(write), FxTruncate: pointer(truncate),
			FxSync: pointer(syncFile), FxFileSize: pointer(size), FxLock: pointer(lock), FxUnlock: pointer(unlock),
			FxCheckReservedLock: pointer(checkLock), FxFileControl: pointer(control), FxSectorSize: pointer(sectorSize),
			FxDeviceCharacteristics: pointer(characteristics), FxShmMap: pointer(shmMap), FxShmLock: pointer(shmLock),
			FxShmBarrier: pointer(shmBarrier), FxShmUnmap: pointer(shmUnmap),
		}
	}
	if rc := engine.Xsqlite3_vfs_register(tls, uintptr(unsafe.Pointer(&table.vfs)), 0); rc != engine.SQLITE_OK {
		return fmt.Errorf("seal: the engine refuses a file system: %d", rc)
	}
	return nil
})

// system is the system's VFS.
func system() *engine.Tsqlite3_vfs { return (*engine.Tsqlite3_vfs)(at(table.behind)) }

// pointer is a function as the engine calls it.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&struct{ f F }{f})) }

// function is one of the engine's as we call it.
func function[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&struct{ p uintptr }{p})) }

// at is what lies at an address of the engine's memory.
func at(p uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&p)) }

// memory is so many bytes of the engine's memory.
func memory(p uintptr, n int64) []byte { return unsafe.Slice((*byte)(at(p)), n) }

// head is what stands before the system's file.
type head struct {
	methods uintptr
	number  uintptr
}

const headSize = unsafe.Sizeof(head{})

// sealed is a file that the engine has open.
type sealed struct {
	behind uintptr // the system's file
	by     *section
	room   uintptr // for blocks on their way
	long   int64
}

// files are those that the engine has open, by the number in their heads.
var files struct {
	sync.RWMutex
	open map[uintptr]*sealed
	last uintptr
}

func fileOf(p uintptr) *sealed {
	files.RLock()
	defer files.RUnlock()
	return files.open[(*head)(at(p)).number]
}

func methodsOf(p uintptr) *engine.Tsqlite3_io_methods {
	return (*engine.Tsqlite3_io_methods)(at((*engine.Tsqlite3_file)(at(p)).FpMethods))
}

// sectionFor returns the section of a file the engine wants, and whether it may be open at all; a list of journals has
// none, since it contains only names.
func sectionFor(tls *libc.TLS, name uintptr, flags int32) (by *section, may bool) {
	part, of := Main, name
	switch {
	case flags&engine.SQLITE_OPEN_SUPER_JOURNAL != 0:
		return nil, true
	case flags&engine.SQLITE_OPEN_MAIN_DB != 0 && name != 0:
	case flags&engine.SQLITE_OPEN_MAIN_JOURNAL != 0 && name != 0:
		part, of = Journal, engine.Xsqlite3_filename_database(tls, name)
	case flags&engine.SQLITE_OPEN_WAL != 0 && name != 0:
		part, of = Log, engine.Xsqlite3_filename_database(tls, name)
	default:
		keys, err := Passing()
		if err != nil {
			return nil, false
		}
		return keys.files[Main], true
	}
	number, err := strconv.ParseInt(libc.GoString(engine.Xsqlite3_uri_parameter(tls, of, table.word)), 10, 64)
	if err != nil {
		return nil, false
	}
	keys, is := known.Load(number)
	if !is {
		return nil, false
	}
	return keys.(*Keys).files[part], true
}

func open(tls *libc.TLS, _, name, p uintptr, flags int32, out uintptr) int32 {
	*(*head)(at(p)) = head{}
	by, may := sectionFor(tls, name, flags)
	if !may {
		return engine.SQLITE_CANTOPEN
	}
	behind := p + headSize
	if by == nil {
		behind = p
	}
	open := function[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](system().FxOpen)
	rc := open(tls, table.behind, name, behind, flags, out)
	if by == nil || (*engine.Tsqlite3_file)(at(behind)).FpMethods == 0 {
		return rc
	}
	if rc != engine.SQLITE_OK { // the system wants its file closed even so
		_ = function[func(*libc.TLS, uintptr) int32](methodsOf(behind).FxClose)(tls, behind)
		return rc
	}
	files.Lock()
	defer files.Unlock()
	if files.open == nil {
		files.open = map[uintptr]*sealed{}
	}
	files.last++
	files.open[files.last] = &sealed{behind: behind, by: by}
	methods := &table.ours[1]
	if methodsOf(behind).FiVersion < 2 {
		methods = &table.ours[0]
	}
	*(*head)(at(p)) = head{uintptr(unsafe.Pointer(methods)), files.last}
	return rc
}

func closeFile(tls *libc.TLS, p uintptr) int32 {
	f := fileOf(p)
	files.Lock()
	delete(files.open, (*head)(at(p)).number)
	files.Unlock()
	if f.room != 0 {
		libc.Xfree(tls, f.room)
	}
	return function[func(*libc.TLS, uintptr) int32](methodsOf(f.behind).FxClose)(tls, f.behind)
}

// around returns the blocks around some bytes of a file.
func around(at, n int64) (first, long int64) {
	first = at / Block * Block
	return first, (at+n+Block-1)/Block*Block - first
}

// space is memory for blocks on their way; 0 where there is none.
func (f *sealed) space(tls *libc.TLS, long int64) uintptr {
	if f.long < long {
		room := libc.Xrealloc(tls, f.room, libc.Tsize_t(long))
		if room == 0 {
			return 0
		}
		f.room, f.long = room, long
	}
	return f.room
}

// fetch reads blocks and opens them; whole is how many bytes of them the file has.
func (f *sealed) fetch(tls *libc.TLS, to uintptr, long, first int64) (whole int64, rc int32) {
	m := methodsOf(f.behind)
	rc = function[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](m.FxRead)(tls, f.behind, to, int32(long), first)
	whole = long
	if rc == engine.SQLITE_IOERR_SHORT_READ {
		if whole, rc = f.size(tls); rc == engine.SQLITE_OK {
			whole = min(max(0, (whole-first)/Block*Block), long)
		}
	}
	if rc != engine.SQLITE_OK {
		return 0, rc
	}
	blocks := memory(to, long)
	f.by.open(blocks[:whole], first)
	clear(blocks[whole:])
	return whole, rc
}

func read(tls *libc.TLS, p, to uintptr, n int32, from int64) int32 {
	f := fileOf(p)
	first, long := around(from, int64(n))
	into := to
	if long != int64(n) {
		if into = f.space(tls, long); into == 0 {
			return engine.SQLITE_IOERR_NOMEM
		}
	}
	f.by.RLock()
	whole, rc := f.fetch(tls, into, long, first)
	f.by.RUnlock()
	if rc != engine.SQLITE_OK {
		return rc
	}
	if into != to {
		copy(memory(to, int64(n)), memory(into+uintptr(from-first), int64(n)))
	}
	if first+whole < from+int64(n) {
		return engine.SQLITE_IOERR_SHORT_READ
	}
	return rc
}

func write(tls *libc.TLS, p, from uintptr, n int32, to int64) int32 {
	f := fileOf(p)
	first, long := around(to, int64(n))
	blocks := f.space(tls, long)
	if blocks == 0 {
		return engine.SQLITE_IOERR_NOMEM
	}
	f.by.Lock()
	defer f.by.Unlock()
	if long != int64(n) {
		if _, rc := f.fetch(tls, blocks, long, first); rc != engine.SQLITE_OK {
			return rc
		}
	}
	copy(memory(blocks+uintptr(to-first), int64(n)), memory(from, int64(n)))
	f.by.close(memory(blocks, long), first)
	return function[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](methodsOf(f.behind).FxWrite)(tls, f.behind, blocks, int32(long), first)
}

// truncate cuts behind the block in which the end comes to lie.
func truncate(tls *libc.TLS, p uintptr, to int64) int32 {
	f := fileOf(p)
	f.by.Lock()
	defer f.by.Unlock()
	return function[func(*libc.TLS, uintptr, int64) int32](methodsOf(f.behind).FxTruncate)(tls, f.behind, (to+Block-1)/Block*Block)
}

func (f *sealed) size(tls *libc.TLS) (n int64, rc int32) {
	bytes := tls.Alloc(8)
	defer tls.Free(8)
	rc = function[func(*libc.TLS, uintptr, uintptr) int32](methodsOf(f.behind).FxFileSize)(tls, f.behind, bytes)
	return *(*int64)(at(bytes)), rc
}

// control answers what the engine asks of a file besides. Files are never looked at as memory: that would be past the seal.
func control(tls *libc.TLS, p uintptr, what int32, about uintptr) int32 {
	if what == engine.SQLITE_FCNTL_MMAP_SIZE {
		*(*int64)(at(about)) = 0
		return engine.SQLITE_OK
	}
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, int32, uintptr) int32](methodsOf(f.behind).FxFileControl)(tls, f.behind, what, about)
}

// sectorSize is that of a block: a crash may spoil a whole block during a write, so the engine never writes promised
// and other content into the same one.
func sectorSize(*libc.TLS, uintptr) int32 { return Block }

// characteristics are those of the system's file that the seal leaves true.
func characteristics(tls *libc.TLS, p uintptr) int32 {
	f := fileOf(p)
	const kept = engine.SQLITE_IOCAP_SEQUENTIAL | engine.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | engine.SQLITE_IOCAP_IMMUTABLE
	return function[func(*libc.TLS, uintptr) int32](methodsOf(f.behind).FxDeviceCharacteristics)(tls, f.behind) & kept
}

// The rest is the system's own.

func syncFile(tls *libc.TLS, p uintptr, flags int32) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.behind).FxSync)(tls, f.behind, flags)
}

func size(tls *libc.TLS, p, to uintptr) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, uintptr) int32](methodsOf(f.behind).FxFileSize)(tls, f.behind, to)
}

func lock(tls *libc.TLS, p uintptr, how int32) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.behind).FxLock)(tls, f.behind, how)
}

func unlock(tls *libc.TLS, p uintptr, how int32) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.behind).FxUnlock)(tls, f.behind, how)
}

func checkLock(tls *libc.TLS, p, to uintptr) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, uintptr) int32](methodsOf(f.behind).FxCheckReservedLock)(tls, f.behind, to)
}

func shmMap(tls *libc.TLS, p uintptr, page, long, extend int32, to uintptr) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32](methodsOf(f.behind).FxShmMap)(tls, f.behind, page, long, extend, to)
}

func shmLock(tls *libc.TLS, p uintptr, from, n, flags int32) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, int32, int32, int32) int32](methodsOf(f.behind).FxShmLock)(tls, f.behind, from, n, flags)
}

func shmBarrier(tls *libc.TLS, p uintptr) {
	f := fileOf(p)
	function[func(*libc.TLS, uintptr)](methodsOf(f.behind).FxShmBarrier)(tls, f.behind)
}

func shmUnmap(tls *libc.TLS, p uintptr, remove int32) int32 {
	f := fileOf(p)
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.behind).FxShmUnmap)(tls, f.behind, remove)
}
