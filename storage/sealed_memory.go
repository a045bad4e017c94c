package storage

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"accord/storage/register"
)

// inMemoryAtMost is how large a sealed register may be that is brought up to date in memory; the engine itself holds none
// of a gigabyte there (SQLITE_CONFIG_MEMDB_MAXSIZE).
const inMemoryAtMost = 512 << 20

// updateInMemory brings a sealed register that an earlier version has kept up to date in memory, and looks at it there from
// then on: nothing of it is written to the disk.
func (s *Store) updateInMemory(ctx context.Context) (err error) {
	dsn := memoryAddress(register.NewID().String())
	open := func(connections int, pragmas string) (*gorm.DB, error) {
		return connectBy(ctx, sealedConnector{s.place, dsn + pragmas}, "", connections)
	}
	options := s.options
	options.Before = nil
	fresh := newStore(s.place, options)
	if fresh.writer, err = open(1, memoryPragmas); err != nil {
		return err
	}
	s.sealed.memory = fresh.writer // a database in memory lives as long as somebody has it open
	if err := s.read(ctx).Exec(sqlCopyInto, dsn).Error; err != nil {
		return translate(err)
	}
	if err := migrate(ctx, fresh.writer, "", unlogged); err != nil {
		return err
	}
	if fresh.reads, err = open(3, sealedPragmas+readingPragma); err != nil {
		return err
	}
	before := s.reads
	s.reads = fresh.reads
	fresh.see(ctx)
	return errors.Join(fresh.settleIn(ctx), closePool(before))
}
