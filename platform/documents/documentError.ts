import { AppError, ErrorCode } from '../../domain/errors';

/** A document whose words cannot be read; the message says what to do. Nothing of it was kept. */
export class DocumentError extends AppError {
  constructor(file: string, message: string) {
    super(ErrorCode.badUserInput, `${file}: ${message}`, { file });
  }
}
